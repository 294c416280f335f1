/** A reference to an image in its parts; no default registry or tag is filled in. */
export interface ImageReference {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Splits `host:5000/team/app:1.2@sha256:…` into its parts. */
export function parseImageReference(reference: string): ImageReference {
  const at = reference.indexOf('@');
  const name = at === -1 ? reference : reference.slice(0, at);
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to the port of the registry.
  const hasTag = colon > name.lastIndexOf('/');
  return {
    repository: hasTag ? name.slice(0, colon) : name,
    ...(hasTag ? { tag: name.slice(colon + 1) } : {}),
    ...(at === -1 ? {} : { digest: reference.slice(at + 1) }),
  };
}
