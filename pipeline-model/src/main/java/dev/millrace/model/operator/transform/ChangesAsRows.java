package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.TransformSpecs.ChangesAsRowsSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every change of a changelog as a row of its own. */
public final class ChangesAsRows extends TransformKind {

    public ChangesAsRows() {
        super("changes-as-rows", "Changes as rows", "Makes every change of a changelog a row that stays.");
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of();
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                A changelog is a stream of which some rows take earlier ones back. What comes out is a stream of rows that
                stay: the same rows in the same order, with a text field `change` behind the others that is `insert` or
                `retract`. (If there is a field of that name already, an underscore is put before it.) An update of a
                changelog is two rows: the old one as `retract`, then the new one as `insert`.

                Operators that cannot take changelogs can work on the changes themselves this way. Sinks need it not: they
                write the same field by themselves.""", Map.of());
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        context.output(OUT, input(context).changesAsField());
        return Optional.of(new ChangesAsRowsSpec());
    }
}
