# Completion of tito in bash, 3.2 and newer. For good: tito completion bash >> ~/.bashrc
_tito_completion() {
  local IFS=$'\n'
  local words=($(SHELL=bash tito --get-yargs-completions "${COMP_WORDS[@]}" 2>/dev/null))
  COMPREPLY=($(compgen -W "${words[*]}" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _tito_completion tito
