-- What a person does in Neovim, for TestNeovim: every step writes what can be seen then.
local out = assert(io.open(os.getenv('TRANSCRIPT'), 'w'))
local function say(...) out:write(string.format(...), '\n') end

local function give_up(why)
  say('FAILED: %s', why)
  out:close()
  io.stderr:write(tostring(why) .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, right)
  if not vim.wait(60000, right, 20) then error('waited in vain till ' .. what) end
end

local function name(bufnr) return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr or 0), ':.') end

local client = assert(vim.lsp.start_client({
  name = 'kubevet',
  cmd = { 'kubevet', 'lsp' },
  root_dir = vim.fn.getcwd(),
  handlers = {
    ['window/showMessage'] = function(_, result) say('  message: %s', result.message) end,
    ['window/logMessage'] = function(_, result) say('  log: %s', result.message) end,
  },
}))

local function open(file)
  vim.cmd('edit ' .. file)
  vim.lsp.buf_attach_client(0, client)
end

-- diagnostics returns those of all files, one a line, in order.
local function diagnostics()
  local lines = {}
  for _, d in ipairs(vim.diagnostic.get()) do
    local lsp = d.user_data and d.user_data.lsp or {}
    table.insert(lines, string.format('  %s:%d:%d %s %s [%s]', name(d.bufnr), d.lnum + 1, d.col + 1,
      ({ 'error', 'warning', 'info', 'hint' })[d.severity], d.message, lsp.code or ''))
  end
  table.sort(lines)
  return table.concat(lines, '\n')
end

local function settle(what, right)
  wait(what, function() return right(diagnostics()) end)
  say('diagnostics:\n%s', diagnostics())
end

local function go(text)
  if vim.fn.search('\\V' .. text, 'w') == 0 then error('no ' .. text .. ' in ' .. name()) end
  say('at %s:%d %s', name(), vim.fn.line('.'), vim.trim(vim.fn.getline('.')))
end

-- jump asks for the definition and says where Neovim goes.
local function jump(text)
  go(text)
  local before = name() .. vim.fn.line('.')
  vim.lsp.buf.definition()
  wait('the definition of ' .. text .. ' is found', function() return name() .. vim.fn.line('.') ~= before end)
  say('  definition: %s:%d %s', name(), vim.fn.line('.'), vim.trim(vim.fn.getline('.')))
end

local function hover(text)
  go(text)
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 60000)
  for _, answer in pairs(answers or {}) do
    if answer.result then
      for line in vim.gsplit(answer.result.contents.value, '\n') do say('  | %s', line) end
    end
  end
end

-- choose takes the code action whose title begins with a text, as a person would from
-- the list.
local function choose(title)
  local chosen = false
  vim.ui.select = function(items, _, pick)
    say('  offered:')
    for _, item in ipairs(items) do
      local action = item[2] or item
      say('    %s', action.title)
    end
    for i, item in ipairs(items) do
      local action = item[2] or item
      if vim.startswith(action.title, title) then
        chosen = true
        pick(item, i)
        return
      end
    end
    error('no action ' .. title)
  end
  vim.lsp.buf.code_action()
  wait('the action ' .. title .. ' is offered', function() return chosen end)
  say('  chosen: %s', title)
end

local function text_of(file)
  return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr(file), 0, -1, false), '\n')
end

local function session()
  say('-- a chart: a finding in the values, and a hint in the template that is open')
  open('chart/templates/web.yaml')
  settle('the chart is looked at', function(d) return d:find('values.yaml:4:') and d:find('web.yaml:20:') end)

  say('-- hover')
  hover('replicas:')
  hover('image:')

  say('-- from the template to the values, and back')
  jump('.Values.web.image')
  vim.lsp.buf_attach_client(0, client)
  hover('image:')
  jump('image:')
  jump('"shop.labels"')

  say('-- a fix in another file')
  vim.cmd('buffer chart/templates/web.yaml')
  go('privileged:')
  choose('Fix privileged-container')
  settle('the finding is gone', function(d) return not d:find('privileged%-container') end)
  say('chart/values.yaml:\n%s', text_of('chart/values.yaml'))

  say('-- an overlay: the finding is in the patch')
  open('prod/patch.yaml')
  settle('the overlay is looked at', function(d) return d:find('host%-pid') end)
  jump('replicas: 3')
  vim.lsp.buf_attach_client(0, client)
  jump('replicas: 1')

  say('-- a suppression')
  vim.cmd('buffer prod/patch.yaml')
  go('hostPID')
  choose('Suppress host-pid here')
  settle('the finding is suppressed', function(d) return not d:find('host%-pid') end)
  say('prod/patch.yaml:\n%s', text_of('prod/patch.yaml'))

  say('-- a mistake while typing, and its correction')
  vim.api.nvim_buf_set_lines(0, 5, 6, false, { '  replicas: [3' })
  settle('the mistake is found', function(d) return d:find('patch.yaml') end)
  vim.api.nvim_buf_set_lines(0, 5, 6, false, { '  replicas: 3' })
  settle('all is well', function(d) return not d:find('patch.yaml') end)

  vim.lsp.get_client_by_id(client).stop()
  wait('the server has stopped', function() return vim.lsp.client_is_stopped(client) end)
  say('-- the server has stopped')
end

local ok, why = xpcall(session, debug.traceback)
if not ok then
  give_up(why)
else
  out:close()
  vim.cmd('qall!')
end
