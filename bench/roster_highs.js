// HiGHS as WebAssembly on a programme in LP format: roster_highs.js PACKAGE FILE SECONDS OUT
// PACKAGE: the folder of the npm package `highs`. OUT gets the names of the variables that are 1, one
// a line. Last line: objective=<n|none> bound=<n>.
const fs = require('fs');

const [, , package_, file, seconds, out] = process.argv;

require(package_)().then((highs) => {
  const model = highs.createModel({format: 'lp', data: fs.readFileSync(file, 'utf8')});
  model.options.set({time_limit: Number(seconds), mip_rel_gap: 0, output_flag: false});
  model.run();
  const found = Number.isFinite(model.info.get('objective_function_value')) &&
      model.info.get('primal_solution_status') === 2;
  const bound = model.info.get('mip_dual_bound');
  if (found) {
    const ones = [];
    model.getSolution().colValue.forEach((value, column) => {
      if (value > 0.5) ones.push(model.getColName(column));
    });
    fs.writeFileSync(out, ones.join('\n') + '\n');
  }
  const objective = found ? Math.round(model.info.get('objective_function_value')) : 'none';
  console.log(`objective=${objective} bound=${bound}`);
  model.dispose();
});
