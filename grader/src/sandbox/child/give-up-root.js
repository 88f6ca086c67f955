// Stands before the first code of every sandboxed process. Node itself could not be started by a user
// who may not enter the folder it lies in, so root is given up here, before anything else is read.
// Where the system does not know that user, nothing changes, and the probe finds the layer missing.
if (process.getuid?.() === 0) {
  const NOBODY = 65_534;
  try {
    process.setgroups([]);
    process.setgid(NOBODY);
    process.setuid(NOBODY);
  } catch {
    // Judged by what is found afterwards, not by what was tried.
  }
}
