# Completion of tito in PowerShell, 7.3 and newer. For good: tito completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName tito -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # What stands behind the cursor is not asked about; a word that is not begun is asked about as an empty one.
  $before = $commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition }
  $words = @($before | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '' }
  $shell = $env:SHELL
  $env:SHELL = 'bash'
  try { $answer = & tito --get-yargs-completions @words 2>$null } finally { $env:SHELL = $shell }
  # A result without a text is an error.
  $answer | Where-Object { $_ -and $_.StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
