import { describe, expect, it } from 'vitest';
import { catalog, type DiagnosticName } from '../../src/diagnostics/catalog/index.ts';
import type { CatalogEntry } from '../../src/diagnostics/entry.ts';

const entries = Object.entries(catalog as Record<DiagnosticName, CatalogEntry>);

it('has at least 45 findings, each with a code of its own', () => {
  const codes = entries.map(([, { code }]) => code);
  expect(codes.length).toBeGreaterThanOrEqual(45);
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(entries)('%s', (name, entry) => {
  it('is complete', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(entry.code).toMatch(/^P[1-9]\d\d$/);
    expect(['error', 'warning', 'note']).toContain(entry.severity);
    for (const text of [entry.cause, entry.mend, entry.example]) {
      expect(text.trim()).toBe(text);
      expect(text.length).toBeGreaterThan(10);
    }
    expect(entry.cause).toMatch(/[.?!]$/);
  });

  it('makes a sentence of any parameters', () => {
    const parameters = new Proxy({}, { get: () => 'a-b' });
    const message = entry.message(parameters as never);
    expect(message).toMatch(/a-b|^[A-Z'`]/);
    expect(message).not.toMatch(/undefined|\[object/);
  });
});

it('keeps habits acceptable and surely wrong things not', () => {
  for (const [, { code, severity }] of entries) {
    if (code.startsWith('P8') || code.startsWith('P9')) expect(severity).not.toBe('error');
    if (/^P[12]/.test(code)) expect(severity).toBe('error');
  }
});
