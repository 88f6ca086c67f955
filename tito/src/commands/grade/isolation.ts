/** The option of every command that judges strangers' work. */
export const isolation = {
  choices: ['strong', 'process'],
  default: 'strong',
  describe: 'strong: by the operating system and by Node; process: by Node alone',
} as const;
