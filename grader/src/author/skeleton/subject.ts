/** A module that is to be begun. */
export interface NewModule {
  /** Folder name: `16-pruning`. */
  readonly id: string;
  /** Such as `@tito/nn`. */
  readonly reference: string;
  /** The first function that learners write. */
  readonly first: string;
}

/** The names that the files of a new module are written with. */
export interface Names extends NewModule {
  /** `16` */
  readonly number: string;
  /** `pruning` */
  readonly slug: string;
  /** `Pruning` */
  readonly title: string;
  /** `16.1` */
  readonly task: string;
  /** The file of the first task: `prune-rows` for `pruneRows`. */
  readonly file: string;
}

export function namesOf(module: NewModule): Names {
  const [number = '', slug = ''] = module.id.split(/-(.*)/);
  return {
    ...module,
    number,
    slug,
    title: slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' '),
    task: `${number}.1`,
    file: module.first.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
  };
}

/** Data as it lies in a file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
