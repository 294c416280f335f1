import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { typeCompiler } from './run-type-compiler.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The editor's view of pipeline files: the native compiler's language server over its protocol. */
export class LanguageServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'language-server-'));
  readonly #server: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;
  #files = 0;

  constructor() {
    const declarations = join(import.meta.dirname, '../../src/dsl/sdk.generated.d.ts');
    writeFileSync(
      join(this.#folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(import.meta.dirname, 'tsconfig.json'),
        compilerOptions: { paths: { 'jenkins-pipeline-sdk': [declarations] } },
        include: ['*.ts'],
      }),
    );
    this.#server = spawn(typeCompiler, ['--lsp', '--stdio'], {
      cwd: this.#folder,
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#server.stdout?.on('data', (data: Buffer) => this.#receive(data));
  }

  async start(): Promise<void> {
    await this.#ask('initialize', {
      processId: null,
      rootUri: pathToFileURL(this.#folder).href,
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { snippetSupport: false } },
        },
      },
    });
    this.#send({ method: 'initialized', params: {} });
  }

  stop(): void {
    this.#server.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true });
  }

  /** What the editor shows when the pointer rests on the character after the mark `|`. */
  async hover(textWithMark: string): Promise<string> {
    const result = (await this.#askAt('textDocument/hover', textWithMark)) as {
      contents: { value: string };
    } | null;
    return result?.contents.value ?? '';
  }

  /** What the editor offers where the mark `|` stands; sorted. */
  async complete(textWithMark: string): Promise<string[]> {
    const result = (await this.#askAt('textDocument/completion', textWithMark)) as {
      items: { label: string }[];
    } | null;
    return (result?.items ?? []).map(({ label }) => label.replace(/\?$/, '')).sort();
  }

  #askAt(method: string, textWithMark: string): Promise<unknown> {
    const [before = '', after] = textWithMark.split('|');
    if (after === undefined) throw new Error('The text has no mark.');
    const lines = before.split('\n');
    this.#files += 1;
    const uri = pathToFileURL(join(this.#folder, `pipeline-${this.#files}.ts`)).href;
    this.#send({
      method: 'textDocument/didOpen',
      params: {
        textDocument: { uri, languageId: 'typescript', version: 1, text: before + after },
      },
    });
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return this.#ask(method, { textDocument: { uri }, position });
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      this.#send({ id, method, params });
    });
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1],
      );
      if (this.#received.length < end + 4 + length) return;
      const message = JSON.parse(
        this.#received.toString('utf8', end + 4, end + 4 + length),
      ) as Message;
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, ...message }: Message): void {
    if (id === undefined) return;
    // A request of the server: it asks for settings, and gets none.
    if (method !== undefined) this.#send({ id, result: params?.items?.map(() => null) ?? null });
    else {
      this.#waiting.get(id)?.({ id, ...message });
      this.#waiting.delete(id);
    }
  }
}
