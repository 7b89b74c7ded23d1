export { type Random, seededRandom } from '#lib/domain/sample/random.ts';
