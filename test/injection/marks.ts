/** A text of a marked file with the hostile texts in the places of their marks. */
export function fillMarks(marked: string, texts: readonly string[]): string {
  return marked.replace(/mark(\d+)mark/g, (_, index: string) => texts[Number(index)] ?? '');
}

/** The same for every text and every name in parsed data. */
export function fillMarksInData(data: unknown, texts: readonly string[]): unknown {
  if (typeof data === 'string') return fillMarks(data, texts);
  if (Array.isArray(data)) return data.map((item) => fillMarksInData(item, texts));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, item]) => [
      fillMarks(key, texts),
      fillMarksInData(item, texts),
    ]),
  );
}

/** How many marks a marked file has, each as often as it stands there. */
export function countMarks(marked: string): number {
  return marked.match(/mark\d+mark/g)?.length ?? 0;
}
