import type { BadgeKind } from './diagram.ts';

/** Icons of 14 by 14 pixels as paths that are drawn, not filled. */
const paths: Readonly<Record<BadgeKind | 'image' | 'files', string>> = {
  approval:
    'M7 7.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM2 12.6c.5-2.6 2.4-3.9 5-3.9s4.5 1.3 5 3.9',
  condition: 'M1.8 2.500h10.400l-4 4.800v4.200l-2.4-1.400V7.300Z',
  lock: 'M3.2 6.400h7.600v5.400H3.200ZM4.7 6.400V4.600a2.3 2.3 0 0 1 4.6 0v1.8',
  matrix: 'M2 2h4v4H2ZM8 2h4v4H8ZM2 8h4v4H2ZM8 8h4v4H8Z',
  service: 'M2 3h10v3.500H2ZM2 7.500h10V11H2ZM4.2 4.75h.1M4.2 9.25h.1',
  limit: 'M7 12.200a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.400ZM7 4v3.200l2.2 1.3',
  after: 'M2 3v4.500a2 2 0 0 0 2 2h7.500M8.7 6.700l2.8 2.8-2.8 2.8',
  image: 'M7 1.6 12 4.300v5.400l-5 2.7-5-2.700V4.300ZM2 4.300l5 2.7 5-2.700M7 7v5.4',
  files: 'M3.2 1.800h4.600l3 3v7.400H3.200ZM7.8 1.800v3h3',
};

/** The path of an icon. */
export function iconPath(kind: BadgeKind | 'image' | 'files'): string {
  return paths[kind];
}
