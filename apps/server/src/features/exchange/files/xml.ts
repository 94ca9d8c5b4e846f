import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { MOST_DEPTH } from './limits.ts';
import { refuse } from './refused.ts';

/** What a reader of XML wants to know. Names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece. A document type is refused whatever is in it: no entity is ever declared, none fetched.
 * UTF-8 only, so that nothing hides from the reader in another encoding. `part` names the text in refusals.
 */
export class XmlReader {
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #part: string;
  #depth = 0;

  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    const parser = this.#parser;
    parser.on('error', (error) => this.#damaged(error.message));
    parser.on('doctype', () => refuse('file.doctype', { part }));
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) this.#damaged(`encoding ${encoding}`);
    });
    parser.on('opentag', (tag: SaxesTagPlain) => {
      if (++this.#depth > MOST_DEPTH) this.#damaged(`depth > ${MOST_DEPTH}`);
      handler.open?.(local(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#depth--;
      handler.close?.(local(tag.name));
    });
    if (handler.text) {
      const text = (content: string) => handler.text?.(content);
      parser.on('text', text);
      parser.on('cdata', text);
    }
  }

  #damaged(why: string): never {
    return refuse('file.damaged', { why: `${this.#part}: ${why.slice(0, 120)}` });
  }

  write(piece: Uint8Array): void {
    let text: string;
    try {
      text = this.#decoder.decode(piece, { stream: true });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.#damaged('not UTF-8');
    }
    this.#parser.write(text);
  }

  close(): void {
    this.#parser.close();
  }
}
