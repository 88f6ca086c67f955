// Runs one workspace script (`demo`, `check`, `race`) on a machine that has nothing but Node 20+ and npm:
// installs once, then hands over to pnpm. Written in old-style JavaScript on purpose, so that an
// older Node can read it far enough to say what is wrong.
'use strict';
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var MINIMUM_NODE = 20;
var EXIT_ENVIRONMENT = 3;
/** Scripts that are commands of tito: what a course shows, and what a release for learners does. */
var COMMANDS = ['demo', 'begin'];
var root = path.join(__dirname, '..');

function stop(sentence, next) {
  console.error('tito: ' + sentence + '\n' + next);
  process.exit(EXIT_ENVIRONMENT);
}

function checkNode() {
  var major = Number(process.versions.node.split('.')[0]);
  if (major >= MINIMUM_NODE) return;
  stop(
    'this is Node ' +
      process.versions.node +
      '; starting needs Node ' +
      MINIMUM_NODE +
      ' or newer.',
    'Install one from https://nodejs.org (or `nvm install 24`) and run the same command again.',
  );
}

function pnpmVersion() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).packageManager;
}

/** One argument list for npx; --prefer-offline keeps a cached pnpm from being looked up again. */
function pnpm(args, options) {
  var environment = Object.assign({ TURBO_TELEMETRY_DISABLED: '1' }, process.env, {
    npm_config_fetch_retries: '0', // npm's default retries hide a missing network for over a minute
    pnpm_config_fetch_retries: '1',
  });
  return childProcess.spawnSync(
    'npx',
    ['--yes', '--prefer-offline', pnpmVersion()].concat(args),
    Object.assign({ cwd: root, env: environment, encoding: 'utf8' }, options),
  );
}

function isInstalled() {
  return fs.existsSync(path.join(root, 'node_modules', '.bin', 'tito'));
}

function install() {
  console.error('Installing Node 26, pnpm 12 and the workspace (once; about 100 MB to fetch) ...');
  var result = pnpm(['install', '--frozen-lockfile', '--reporter=silent'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return;
  var output = (result.stdout || '') + (result.stderr || '') + String(result.error || '');
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|META_FETCH_FAIL|dns|fetch failed/i.test(
      output,
    )
  ) {
    stop(
      'the npm registry cannot be reached, and the first run has to install from it.',
      'Check the network (try `npm ping`) and run the same command again.',
    );
  }
  console.error(output.trim());
  stop(
    'the installation failed; the lines above are what the package manager said.',
    'Mend that and run the same command again.',
  );
}

/** Whether nothing has changed what is to be installed since it was. */
function isUpToDate() {
  var installed = path.join(root, 'node_modules', '.modules.yaml');
  var wanted = path.join(root, 'pnpm-lock.yaml');
  return fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(wanted).mtimeMs;
}

/** `tito` itself, on the workspace's own Node; pnpm is asked only when something may be stale. */
function runTito(args) {
  var tito = path.join(root, 'node_modules', '.bin', 'tito');
  return childProcess.spawnSync(tito, args, { cwd: root, stdio: 'inherit' });
}

checkNode();
if (!isInstalled()) install();
var script = process.argv[2];
if (script !== undefined) {
  var run =
    COMMANDS.indexOf(script) !== -1 && isUpToDate()
      ? runTito([script])
      : pnpm(['--silent', 'run', script].concat(process.argv.slice(3)), { stdio: 'inherit' });
  process.exit(run.status === null ? 130 : run.status);
}
