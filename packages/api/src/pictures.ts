import { z } from 'zod';
import { endpoint, fileAnswer, fileBody } from './endpoint.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

/** Largest picture that is kept: 2 MB. Pages make pictures smaller before they send them. */
export const MOST_PICTURE_BYTES = 2 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Keeps a picture for a record of a register: JPEG or PNG by its content, whatever its name. What it tells besides
 * the image (place, device, time) is taken out. A record names it by its hash; the same picture is kept once.
 */
export const postPicture = endpoint({
  method: 'POST',
  path: '/api/pictures',
  access: 'register.change',
  summary: {
    zh: '保存照片（JPEG、PNG，去除拍摄信息）',
    en: 'Keep a picture (JPEG or PNG, without what it tells of its making)',
  },
  query: z.strictObject({ register: z.string().max(40) }),
  body: fileBody,
  response: z.object({
    /** SHA-256 of the picture as it is kept. */
    hash,
    bytes: z.int(),
    width: z.int(),
    height: z.int(),
  }),
  status: 201,
  errors: ['not-found', 'disk-full', ...STORED],
  maxBodyBytes: MOST_PICTURE_BYTES,
  cost: 5,
});

/** A picture by its hash. */
export const getPicture = endpoint({
  method: 'GET',
  path: '/api/pictures/{hash}',
  access: 'picture.read',
  summary: { zh: '一张照片', en: 'One picture' },
  params: z.strictObject({ hash }),
  response: fileAnswer,
  errors: ['not-found', ...STORED],
});
