/**
 * Loaded before everything else (`--import`): this process and its children live on another day.
 * `SOAK_DAYS` says how many days later.
 */
const shiftMs = Number(process.env['SOAK_DAYS'] ?? 0) * 86_400_000;
const RealDate = Date;

class OtherDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + shiftMs);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = OtherDate as DateConstructor;
