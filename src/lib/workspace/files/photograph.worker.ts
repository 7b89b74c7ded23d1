import { drawSmall, NotAPicture } from './drawSmall.ts';
import type { PhotographAnswer, PhotographTask } from './photograph.ts';

const answer = (said: PhotographAnswer) => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<PhotographTask>) => {
	drawSmall(data.picture, data.mediaType).then(
		(photograph) => answer({ photograph }),
		(error: unknown) => answer({ fault: error instanceof NotAPicture ? 'notAPicture' : 'failed' }),
	);
});
