const VIRTUAL = /^linux-(?:vdso|gate)\b/;

/**
 * The libraries that this Node has loaded, its loader included, by the paths at which the loader found
 * them. The same paths, and no others, are what the same Node needs in another root.
 */
export function sharedObjects(): readonly string[] {
  return loaded.filter((path) => path.startsWith('/') && !VIRTUAL.test(path) && !isAddon(path));
}

const loaded = readLoaded();

function readLoaded(): readonly string[] {
  if (process.report === undefined) return [];
  Object.assign(process.report, { excludeNetwork: true }); // looking up names can take seconds
  const report: unknown = process.report.getReport();
  const paths = typeof report === 'object' && report !== null && 'sharedObjects' in report;
  return paths && Array.isArray(report.sharedObjects) ? report.sharedObjects.map(String) : [];
}

/** Native addons belong to the grader, not to Node. */
function isAddon(path: string): boolean {
  return path.endsWith('.node');
}
