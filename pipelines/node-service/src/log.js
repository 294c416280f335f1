/** Writes an entry of the log, one line of JSON. */
export function log(entry) {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
}
