import type { Finding } from '../base/index.ts';
import { geometryFinding } from './findings.ts';

/** What the head of a land exchange text (界址点坐标) says about its coordinates. */
export interface LandHeader {
  /** 带号. */
  readonly zone?: number;
  /** 几度分带, as stated or as the zone number itself tells. */
  readonly width?: 3 | 6;
  /** 计量单位. */
  readonly unit?: 'metre' | 'degree';
  /** Whether 坐标系 names a datum other than CGCS2000: then the numbers are not read at all. */
  readonly otherDatum: boolean;
}

/** Heads that say nothing about where a point lies. */
const SILENT = new Set([
  '格式版本号',
  '数据产生单位',
  '数据产生日期',
  '精度',
  '数据生产单位',
  '数据生产日期',
]);
const FOREIGN = /西安|北京|WGS|1980|1954|地方|独立/i;

/** Splits `键=值` (a colon does too). Only keys in Chinese are heads; `x=1` is a coordinate somebody wrote out. */
export function splitHead(content: string): { key: string; value: string } | undefined {
  const match = /^(\p{Script=Han}[\p{Script=Han}()/ ]*)[=:](.*)$/u.exec(content);
  return match ? { key: match[1]!.trim(), value: match[2]!.trim() } : undefined;
}

/** Which zone numbers a width has: China lies in 25 to 45 of three degrees and in 13 to 23 of six. */
export function widthOfZone(zone: number): 3 | 6 | undefined {
  if (zone >= 25 && zone <= 45) return 3;
  return zone >= 13 && zone <= 23 ? 6 : undefined;
}

/** Gathers the heads of a text; what it cannot take is a finding with its line. */
export class HeaderReader {
  readonly findings: Finding[] = [];
  #zone: number | undefined;
  #width: 3 | 6 | undefined;
  #unit: 'metre' | 'degree' | undefined;
  #otherDatum = false;

  take(key: string, value: string, line: number): void {
    if (SILENT.has(key) || value === '') return;
    switch (key) {
      case '坐标系':
        this.#datum(value, line);
        return;
      case '几度分带':
        this.#takeWidth(key, value, line);
        return;
      case '带号':
        this.#takeZone(key, value, line);
        return;
      case '计量单位':
        if (/^(米|m|metre|meter)s?$/i.test(value)) this.#unit = 'metre';
        else if (/^(度|十进制度|degrees?)$/i.test(value)) this.#unit = 'degree';
        else this.#cannotTake(key, value, line);
        return;
      case '投影类型':
        if (!/高斯|gauss/i.test(value)) this.#cannotTake(key, value, line);
        return;
      default:
        // 转换参数 among them: seven values of which nothing says between which systems they lead.
        if (!/^[0.,\s]*$/.test(value)) this.#tell('coordinates.header-unused', key, value, line);
    }
  }

  #datum(value: string, line: number): void {
    if (/2000|CGCS/i.test(value) && !FOREIGN.test(value)) return;
    this.#otherDatum = true;
    this.findings.push(geometryFinding('coordinates.other-datum', { line }, { datum: value.slice(0, 60) }));
  }

  #takeWidth(key: string, value: string, line: number): void {
    const width = Number(/^([36])(?:\.0+)?\s*(?:度|度带)?$/.exec(value)?.[1]);
    if (width === 3 || width === 6) this.#width = width;
    else this.#cannotTake(key, value, line);
  }

  #takeZone(key: string, value: string, line: number): void {
    const zone = Number(/^(\d{1,2})\s*(?:带)?$/.exec(value)?.[1]);
    if (widthOfZone(zone)) this.#zone = zone;
    else this.#cannotTake(key, value, line);
  }

  #cannotTake(key: string, value: string, line: number): void {
    this.#tell('coordinates.header-unknown', key, value, line);
  }

  #tell(
    code: 'coordinates.header-unknown' | 'coordinates.header-unused',
    key: string,
    value: string,
    line: number,
  ): void {
    this.findings.push(geometryFinding(code, { line }, { key, value: value.slice(0, 60) }));
  }

  /** The heads together. A zone number that the stated width does not have is a finding. */
  header(): LandHeader {
    const own = this.#zone === undefined ? undefined : widthOfZone(this.#zone);
    if (this.#width !== undefined && own !== undefined && own !== this.#width) {
      const params = { zone: this.#zone!, width: this.#width };
      this.findings.push(geometryFinding('coordinates.width-differs', {}, params));
    }
    const width = this.#width ?? own;
    return {
      otherDatum: this.#otherDatum,
      ...(this.#zone === undefined ? {} : { zone: this.#zone }),
      ...(width === undefined ? {} : { width }),
      ...(this.#unit === undefined ? {} : { unit: this.#unit }),
    };
  }
}
