package document

// An Edit replaces a stretch of a file's text.
type Edit struct {
	File string
	// Start and End are byte offsets, End exclusive; equal for an insertion.
	Start, End int
	// Text is what stands there afterwards.
	Text string
}
