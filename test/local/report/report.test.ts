import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { escapeHtml } from '../../../src/local/report/html.ts';
import { printReport } from '../../../src/local/report/print-report.ts';
import { writeReport } from '../../../src/local/report/write-report.ts';
import { createRunDirectory } from '../../../src/local/run-directory.ts';
import { makeFolder } from '../../support/make-repository.ts';
import { pipelineOf, run, stage } from '../../support/models.ts';
import { hostileNames, sampleRun, sampleStage, sampleStep } from './sample-record.ts';

const page = (record = sampleRun()) =>
  printReport(record, {
    diagram: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>',
    logs: new Map([['logs/build.run.log', hostileNames.join('\n')]]),
    artifacts: [{ name: hostileNames[0] as string, href: 'artifacts/x' }],
  });

describe('the page', () => {
  test('has no script, no handler and nothing from elsewhere, whatever things are called', () => {
    const text = page();
    const tags = text.match(/<[a-z!/][^>]*>/gi) ?? [];
    expect(
      tags.filter((tag) => /^<\/?(script|img|iframe|link|object|base|form)/i.test(tag)),
    ).toEqual([]);
    expect(tags.filter((tag) => /\son\w+=/i.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
    expect(text).not.toMatch(/(src|href)\s*=\s*"(?!artifacts\/)/);
    expect(text).not.toMatch(/url\(|@import/);
    expect(text).toContain("default-src 'none'");
  });

  test('shows a failure first, with its place and mend, and its step open', () => {
    const failed = sampleStep({
      outcome: 'failed',
      position: 'platform.pipeline.ts:3:4',
      error: { code: 'run.failed', message: 'It broke.', mend: 'Mend it.' },
    });
    const text = page(sampleRun({ stages: [sampleStage({ result: 'failed', steps: [failed] })] }));
    expect(text.indexOf('What failed')).toBeLessThan(text.indexOf('Timeline'));
    expect(text).toContain('at platform.pipeline.ts:3:4');
    expect(text).toContain('<details class="failed" open>');
  });

  test('counts tests, and says what was left out and why', () => {
    const text = page(
      sampleRun({
        stages: [
          sampleStage({ steps: [sampleStep({ tests: { tests: 5, failed: 1, skipped: 2 } })] }),
          sampleStage({
            name: 'Deploy',
            result: 'skipped',
            reason: 'its condition does not hold',
            steps: [],
          }),
        ],
      }),
    );
    expect(text).toContain('2 passed, 1 failed, 2 skipped');
    expect(text).toContain('its condition does not hold');
  });

  test('an empty run has a page too', () => {
    const text = page(sampleRun({ stages: [], post: [], durationMs: 0, result: 'succeeded' }));
    expect(text).toContain('<h2 id="timeline">');
    expect(text).not.toContain('NaN');
  });
});

test('text stays text', () => {
  expect(escapeHtml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  expect(escapeHtml('a\u0000b\u001bc\u007fd\u0085e\tf\ng')).toBe('a␀b␛c␡d\ufffde\tf\ng');
});

test('it is written beside the logs; long logs are cut, artifacts are linked', async () => {
  const directory = await createRunDirectory(makeFolder(), new Date('2026-01-02T03:04:05Z'));
  writeFileSync(join(directory.logs, 'build.run.log'), `start\n${'x'.repeat(300_000)}end\n`);
  mkdirSync(join(directory.artifacts, 'a b'));
  writeFileSync(join(directory.artifacts, 'a b/ü#?.txt'), '');
  const pipeline = pipelineOf([stage('Build', [run('true')])]);
  const file = await writeReport(sampleRun({ stages: [sampleStage()] }), directory, pipeline);
  const text = readFileSync(file, 'utf8');
  expect(file).toBe(join(directory.path, 'report.html'));
  expect(text).toContain('href="artifacts/a%20b/%C3%BC%23%3F.txt"');
  expect(text).toContain('characters are in logs/build.run.log');
  expect(text).toContain('xxxend');
  expect(text).not.toContain('>start');
});
