import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tried } from './prove.ts';

const PATIENCE_MS = 60_000;
/** A page, and a worker of it. */
const PLACES = 2;

const PAGE = `<!doctype html><script type="module">
import { prove } from '/prove.js';
const send = (where, proof) => fetch('/proof?' + where, { method: 'POST', body: JSON.stringify(proof) });
const missing = (error) => ({ missing: String(error) });
await send('a page', await prove(location.origin + '/kernels/').catch(missing));
const worker = new Worker('/worker.js', { type: 'module' });
worker.onmessage = ({ data }) => send('a worker of a page', data);
worker.onerror = ({ message }) => send('a worker of a page', missing(message));
</script>`;

const WORKER = `import { prove } from '/prove.js';
postMessage(await prove(location.origin + '/kernels/').catch((error) => ({ missing: String(error) })));`;

/** Runs the program in a page of Chromium, then in a worker of that page. */
export async function inChromium(program: string, kernels: string): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const done = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    // Shared memory is for pages that are isolated from others.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/proof') {
      const engine = `${versionOf(request)}, ${decodeURIComponent(search.slice(1))}`;
      void textOf(request).then((text) => {
        const proof: Tried['proof'] = JSON.parse(text);
        if (tried.push({ engine, proof }) === PLACES) done.resolve();
        return response.end();
      });
      return;
    }
    const file = fileOf(pathname, program, kernels);
    response.statusCode = file === null ? 404 : 200;
    response.setHeader('Content-Type', pathname === '/' ? 'text/html' : 'text/javascript');
    response.end(file ?? '');
  });
  await browse(`http://localhost:${await listening(server)}/`, done.promise);
  server.close();
  server.closeAllConnections();
  if (tried.length === PLACES) return tried;
  const missing = `answered ${tried.length} of ${PLACES} times: is chromium installed?`;
  return [...tried, { engine: 'Chromium', proof: { missing } }];
}

/** Shows a page until all is done, or for as long as one may wait; not at all without a browser. */
async function browse(url: string, done: Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'tito-chromium-'));
  const options = ['--headless=new', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`];
  const browser = spawn('chromium', [...options, url], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    browser.once('error', () => resolve()).once('exit', () => resolve());
  });
  const timer = setTimeout(() => browser.kill(), PATIENCE_MS);
  await Promise.race([done, ended]);
  clearTimeout(timer);
  browser.kill();
  await ended;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

function versionOf({ headers }: IncomingMessage): string {
  return /Chrome\/\d+/.exec(headers['user-agent'] ?? '')?.[0] ?? 'Chromium';
}

function fileOf(path: string, program: string, kernels: string): string | null {
  if (path === '/') return PAGE;
  if (path === '/worker.js') return WORKER;
  if (path === '/prove.js') return program;
  const name = /^\/kernels\/([\w/-]+\.js)$/.exec(path)?.[1];
  return name === undefined ? null : readFileSync(join(kernels, name), 'utf8');
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}
