import { isDeepStrictEqual } from 'node:util';
import { deriveAccess } from '../../../src/emit/access/derive-access.ts';
import { emitAccess } from '../../../src/emit/access/emit-access.ts';
import { openJson } from '../../../src/emit/generated-json.ts';
import { emitModel } from '../../../src/emit/model/emit-model.ts';
import { goldenOptions } from '../../emit/compile-golden.ts';
import { countMarks } from '../marks.ts';
import type { Prepared } from '../prepare-round.ts';
import type { Tally } from '../tally.ts';

/** `.platform/pipeline.json` and `access.json` are read back as the data that they were printed from. */
export function checkJson({ hostile, marked }: Prepared, tally: Tally): void {
  const [access] = emitAccess(hostile, goldenOptions);
  const files = [
    { data: hostile, file: emitModel(hostile, goldenOptions) },
    { data: deriveAccess(hostile), file: access },
  ];
  for (const { data, file } of files) {
    const found = openJson(file?.content ?? '');
    if (!isDeepStrictEqual(found, JSON.parse(JSON.stringify(data))))
      tally.add(0, [`${file?.path} of ${hostile.name} is read as something else`]);
  }
  tally.add(countMarks(JSON.stringify(marked)), []);
}
