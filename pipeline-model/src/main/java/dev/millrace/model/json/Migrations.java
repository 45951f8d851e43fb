package dev.millrace.model.json;

import dev.millrace.model.json.Tree.Member;
import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings documents of older formats to the current one, a version at a time: step n turns version n into n + 1. A step
 * changes what it knows and leaves everything else in place, so that the decoder reports it where it stands; it never
 * fails.
 */
final class Migrations {

    private static final List<UnaryOperator<ObjectTree>> STEPS = List.of(new FromVersion0());

    private Migrations() {}

    /** The document in the current format, or empty if its version is missing, no version or too new. */
    static Optional<ObjectTree> migrate(Tree tree, ProblemList problems) {
        if (!(tree instanceof ObjectTree document)) {
            Fields.wrongType(tree, JsonPath.ROOT, "an object, {\"millrace\": 1, …},", problems);
            return Optional.empty();
        }
        Optional<Integer> version = version(document, problems);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        ObjectTree migrated = document;
        for (int from = version.get(); from < FormatVersion.CURRENT; from++) {
            migrated = withVersion(STEPS.get(from).apply(migrated), from + 1);
        }
        if (version.get() < FormatVersion.CURRENT) {
            problems.add(new Problem(
                    Code.UNSUPPORTED_VERSION,
                    Problem.Severity.INFO,
                    Place.path(FormatVersion.FIELD),
                    "This document has the older format version " + version.get() + "; it is saved as version "
                            + FormatVersion.CURRENT + ".",
                    Optional.empty()));
        }
        return Optional.of(migrated);
    }

    private static Optional<Integer> version(ObjectTree document, ProblemList problems) {
        JsonPath path = JsonPath.ROOT.field(FormatVersion.FIELD);
        Member member = document.members().get(FormatVersion.FIELD);
        if (member == null) {
            problems.error(
                    Code.MISSING_FIELD,
                    path,
                    document.at(),
                    "The field \"millrace\" with the format's version is missing: this is no Millrace document.",
                    "Begin the document with \"millrace\": " + FormatVersion.CURRENT + ".");
            return Optional.empty();
        }
        Tree value = member.value();
        if (!(value instanceof NumberTree number) || !isVersion(number.number())) {
            Fields.wrongType(value, path, "the format's version, a whole number from 0", problems);
            return Optional.empty();
        }
        if (number.number().compareTo(BigDecimal.valueOf(FormatVersion.CURRENT)) > 0) {
            String found = number.number().toBigInteger().toString();
            problems.error(
                    Code.UNSUPPORTED_VERSION,
                    path,
                    value.at(),
                    "This document has format version " + found + ", and this Millrace reads versions up to "
                            + FormatVersion.CURRENT + ".",
                    "Open it with Millrace "
                            + FormatVersion.neededRelease(number.number().longValue()) + " or newer.");
            return Optional.empty();
        }
        return Optional.of(number.number().intValue());
    }

    private static boolean isVersion(BigDecimal number) {
        return number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static ObjectTree withVersion(ObjectTree document, int version) {
        Map<String, Member> members = new LinkedHashMap<>(document.members());
        members.computeIfPresent(
                FormatVersion.FIELD,
                (name, member) -> new Member(
                        member.keyAt(),
                        new NumberTree(
                                BigDecimal.valueOf(version), member.value().at())));
        return new ObjectTree(members, document.at());
    }
}
