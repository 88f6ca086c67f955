// What hostile code would try first, with all of Node's modules at hand. Runs inside some of the
// layers, and prints as JSON which attempts succeeded. Arguments: a file that only the grader should
// read, a folder to write to, a port that the grader listens on, the grader's process, and more bytes
// than a submission may have.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';

const [file, folder, port, grader, bytes] = process.argv.slice(1);

const places = [`${folder}/written`, `/tmp/${basename(folder)}-written`, '/written'];

/** What a shell or a wrapper leaves behind says nothing. */
const ORDINARY = new Set(['PWD', 'OLDPWD', 'SHLVL', '_']);

const attempts = {
  root: () => process.getuid?.() === 0,
  read: () => readFileSync(file, 'utf8').length > 0,
  write: () => places.some(writes),
  look: () => readdirSync('/proc').length > 0 && readFileSync(`/proc/${grader}/status`).length > 0,
  // That the program is missing is found out by a process that was made for it.
  spawn: () => spawnSync('/no/such/program').error?.code === 'ENOENT',
  signal: () => process.kill(Number(grader), 0),
  environment: () => Object.keys(process.env).some((name) => !ORDINARY.has(name)),
  memory: () => new ArrayBuffer(Number(bytes)).byteLength > 0,
};

function writes(path) {
  return succeeds(() => writeFileSync(path, 'x') === undefined);
}

function succeeds(attempt) {
  try {
    return attempt();
  } catch {
    return false;
  }
}

const done = Object.keys(attempts).filter((name) => succeeds(attempts[name]));
if (await connects()) done.push('connect');
writeSync(1, JSON.stringify(done));

function connects() {
  return new Promise((resolve) => {
    try {
      const socket = connect({ host: '127.0.0.1', port: Number(port), timeout: 1_000 });
      for (const ending of ['error', 'timeout']) socket.on(ending, () => resolve(false));
      socket.on('connect', () => resolve(socket.end() !== null));
    } catch {
      resolve(false);
    }
  });
}
