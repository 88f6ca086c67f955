// The first thing that a newcomer runs, on machines that are not ready for it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A checkout that has never been installed, and an empty home beside it. */
function freshCheckout(): { checkout: string; env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(tmpdir(), 'tito-bootstrap-'));
  const checkout = join(folder, 'course');
  const home = join(folder, 'home');
  mkdirSync(home);
  for (const path of ['bin', 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml']) {
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  }
  return { checkout, env: { PATH: process.env['PATH'], HOME: home } };
}

test('an older Node is told in one sentence what to do', () => {
  const { checkout, env } = freshCheckout();
  const pretend = join(checkout, 'pretend.cjs');
  writeFileSync(
    pretend,
    "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });",
  );
  const args = ['--require', pretend, join(checkout, 'bin/bootstrap.cjs'), 'demo'];
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect(status).toBe(3);
  expect(stderr.trim().split('\n')).toEqual([
    'tito: this is Node 18.20.4; starting needs Node 20 or newer.',
    expect.stringMatching(/^Install one from/),
  ]);
});

test('no network is one sentence and a next step, at once', { timeout: 60_000 }, () => {
  const { checkout, env } = freshCheckout();
  const offline = { ...env, npm_config_registry: 'http://127.0.0.1:9/' };
  const args = [join(checkout, 'bin/bootstrap.cjs'), 'demo'];
  const { status, stderr } = spawnSync(process.execPath, args, { env: offline, encoding: 'utf8' });
  expect(status).toBe(3);
  expect(stderr).toMatch(/^tito: the npm registry cannot be reached.*\nCheck the network/m);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('both pins of pnpm, and of Node, are one', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const nodes = [...workspace.matchAll(/^ {4}node-\S+: (\S+)$/gm)].map(([, version]) => version);
  expect(manifest.packageManager).toMatch(/^pnpm@12\./);
  expect(new Set([/^nodeVersion: (\S+)$/m.exec(workspace)?.[1], ...nodes]).size).toBe(1);
  expect(nodes).toHaveLength(4);
});

test('what learners install is there for every system that there is a Node for', () => {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const builds = [...lockfile.matchAll(/'(@oxc-transform\/binding-[\w-]+)@/g)].map(
    ([, name]) => name,
  );
  for (const system of ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-x64', 'darwin-arm64']) {
    expect(builds).toContain(`@oxc-transform/binding-${system}`);
  }
});
