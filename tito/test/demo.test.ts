import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HAS_HIDDEN, temporaryFolder, tito } from './run.ts';

// It judges seventeen submissions with every check: worth its minute where nobody waits for it.
const isCi = (process.env['CI'] ?? '') !== '';
if (!isCi) console.warn('The demo is tested in CI only (set CI=1): it takes a minute.');

test.skipIf(!isCi || !HAS_HIDDEN)(
  'the demo completes the reference, grades a class, and says what to type next',
  { timeout: 300_000 },
  () => {
    const home = temporaryFolder();
    const { code, stdout, stderr } = tito(['demo'], home);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\$ tito module complete 15 --reference$/m);
    expect(stdout).toMatch(/✓ verdict +100 of 100 points/);
    expect(stdout).toMatch(/^\$ tito grade \.tito\/samples\/15-quantization --module 15 \\$/m);
    expect(stdout).toMatch(/^ {2}Ada Okafor +passed +100 /m);
    expect(stdout).toMatch(/^ {2}Tom Larsson +failed +0 /m);
    expect(stdout).toMatch(/ refused .*\n {4}\S/);
    expect(stdout).toContain('0 broken');
    expect(stdout).toMatch(/Grades +\.tito\/demo-grades\/grades\.csv/);
    expect(stdout).toMatch(/export PATH="\$PWD\/bin:\$PATH"[^]*tito module start 15/);
    expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
    expect(existsSync(join(home, '.tito/demo-grades/grades.csv'))).toBe(true);
    expect(readdirSync(home)).toEqual(['.tito']);
  },
);
