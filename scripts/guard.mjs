// The project runs on the Node that its own devDependencies pin; an old host Node would fail later and less clearly.
const major = Number(process.versions.node.split('.')[0]);
if (major !== 24) {
  console.error(
    `ironhull: this checkout runs on Node 24, this is ${process.versions.node}. Run \`npm ci\` (with install scripts for the package "node") and use npm scripts.`,
  );
  process.exitCode = 2;
}
