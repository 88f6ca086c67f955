# Completion of tito in fish. For good: tito completion fish > ~/.config/fish/completions/tito.fish
complete -c tito -f -a '(SHELL=fish tito --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null)'
# Files only where a command takes one, and not for an id or the value of an option that has choices.
complete -c tito -F -n '__fish_seen_subcommand_from grade export submit release; and not __fish_seen_subcommand_from show selftest; and not contains -- (commandline -opc)[-1] --format --isolation --stack'
