/** Longest side of a picture that is sent, in pixels: a sign on a gate is still read. */
const LONGEST = 1600;
const QUALITY = [0.82, 0.7, 0.55];

/**
 * A photograph made small enough to be sent: drawn anew as JPEG, so that nothing but the image is left. Undefined when
 * this browser cannot read it, or cannot make it small enough.
 */
export async function smallPicture(file: Blob, mostBytes: number): Promise<Blob | undefined> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!image) return undefined;
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  for (const quality of QUALITY) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= mostBytes) return blob;
  }
  return undefined;
}
