# Completion of tito in PowerShell, 7.3 and newer. For good: tito completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName tito -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '' }
  $shell = $env:SHELL
  $env:SHELL = 'bash'
  try { $answer = & tito --get-yargs-completions @words 2>$null } finally { $env:SHELL = $shell }
  $answer | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
