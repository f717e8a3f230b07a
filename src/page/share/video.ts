import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';

const CONTAINERS = ['mp4', 'webm'] as const;
export type Container = (typeof CONTAINERS)[number];

export const FRAME_RATE = 30;

/** What each container can hold, most widely played first. */
const CODECS = { mp4: ['avc', 'hevc', 'av1', 'vp9'], webm: ['vp9', 'vp8', 'av1'] } as const;

/** Whether this browser can encode pictures of this size for the container. */
export async function canRecord(container: Container, width: number, height: number): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined') return false;
  return (await getFirstEncodableVideoCodec([...CODECS[container]], { width, height })) !== null;
}

/**
 * Makes a video frame by frame, however long each takes. `draw` puts frame i on the canvas; `tell` hears the share that is
 * done. Aborted, it rejects with the signal's reason and leaves nothing behind.
 */
export async function record(
  canvas: HTMLCanvasElement,
  container: Container,
  frames: number,
  draw: (frame: number) => Promise<void>,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { width, height } = canvas;
  const codec = await getFirstEncodableVideoCodec([...CODECS[container]], { width, height });
  if (codec === null) throw new Error(`this browser cannot encode ${container}`);
  const format = container === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: FRAME_RATE });
  await output.start();
  try {
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      await draw(frame);
      await source.add(frame / FRAME_RATE, 1 / FRAME_RATE);
      tell((frame + 1) / frames);
    }
    signal.throwIfAborted();
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  if (target.buffer === null) throw new Error('the video came out empty');
  return new Blob([target.buffer], { type: format.mimeType });
}
