#compdef tito
# Completion of tito in zsh, after compinit. For good: tito completion zsh >> ~/.zshrc
_tito_completion() {
  local -a answer
  answer=("${(@f)$(SHELL=zsh tito --get-yargs-completions "${(@)words[1,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${answer[1]}" ]]; then
    _describe 'tito' answer
  else
    _default
  fi
}
if [[ "${zsh_eval_context[-1]}" == loadautofunc ]]; then
  _tito_completion "$@"
else
  compdef _tito_completion tito
fi
