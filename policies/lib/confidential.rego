# Package kubevet.lib.confidential knows runtime classes by the names that their
# projects install them under.
# https://github.com/kata-containers/kata-containers/tree/main/tools/packaging/kata-deploy/runtimeclasses
package kubevet.lib.confidential

# class holds for one whose pods run with encrypted memory.
class(name) if regex.match(`^(kata-(cc|qemu-(snp|tdx|sev|se|coco-dev|nvidia-gpu-(snp|tdx)|cca)(-runtime-rs)?|remote|cc-isolation)|enclave-cc|kata-vm-cc-isolation|.*-(snp|tdx|sev))$`, name)

# virtual holds for one whose pods run in virtual machines of their own.
virtual(name) if regex.match(`^kata(-|$)`, name)

virtual(name) if class(name)
