/* The form of the scripts. */
export default { printWidth: 100 };
