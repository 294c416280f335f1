import type { XmlElement } from './xml.ts';

/** A job as it should be. What it does not say may be as it is. */
export interface DesiredJob {
  /** Full name: folders and job with slashes between. */
  readonly name: string;
  readonly kind: 'folder' | 'multibranch' | 'organization';
  /** Tag of the root of its config.xml. */
  readonly root: string;
  readonly config: XmlElement;
  /** For people: what it builds. */
  readonly summary: string;
}
