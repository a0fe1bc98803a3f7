/** `yo ironhull` is what `ironhull` is: retrofit. */
export { default } from '../retrofit/index.ts';
