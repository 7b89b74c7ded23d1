import type { Scenario } from '../bench.ts';
import { burst } from './burst.ts';
import { echo } from './echo.ts';
import { idle } from './idle.ts';
import { joiners } from './joiners.ts';
import { lateJoiner, lateMux } from './lateJoiner.ts';
import { paced, rooms } from './paced.ts';
import { pair } from './pair.ts';

export const SCENARIOS: readonly Scenario[] = [
	burst,
	paced,
	rooms,
	joiners,
	idle,
	pair,
	echo,
	lateJoiner,
	lateMux,
];
