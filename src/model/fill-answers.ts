/** Question → what the person answered. */
export type Answers = Readonly<Record<string, string | boolean>>;

/** A part of the model with the answers of an approval in the place of their references. */
export function fillAnswers<T>(part: T, answers: Answers): T {
  if (Object.keys(answers).length === 0) return part;
  return fill(part, answers) as T;
}

function fill(part: unknown, answers: Answers): unknown {
  if (Array.isArray(part)) return part.map((item) => fill(item, answers));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === '$answer' && Object.hasOwn(answers, String(only[1])))
    return answers[String(only[1])];
  return Object.fromEntries(entries.map(([key, value]) => [key, fill(value, answers)]));
}
