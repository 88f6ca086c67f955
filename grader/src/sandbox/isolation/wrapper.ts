/** Makes of a command line one that runs the same command inside of something. */
export type Wrapper = (command: readonly string[]) => readonly string[];

/** A variable of the environment, and its value. */
export type Setting = readonly [name: string, value: string];
