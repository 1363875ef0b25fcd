package io.luoshi.task.notice;

import io.luoshi.task.notice.Notice.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who does a task, and until when: what its clauses say, read with what the notice says once for all of them. */
final class Responsibility {

    /** What holds for all clauses of a notice. */
    record Style(KnownNames known, Conventions conventions, Ellipsis ellipsis) {}

    private final Style style;
    private final Doubts doubts;
    private final LinkedHashMap<String, Notice.Assignment> assignments = new LinkedHashMap<>();
    private final List<Notice.GroupReference> groups = new ArrayList<>();
    private final List<Notice.Leader> leaders = new ArrayList<>();
    private final List<ReadableText> deadlines = new ArrayList<>();
    private String consolidating = "";

    private Responsibility(Style style, Doubts doubts) {
        this.style = style;
        this.doubts = doubts;
    }

    static Responsibility of(List<Clause> clauses, Style style, Doubts doubts) {
        Responsibility reading = new Responsibility(style, doubts);
        clauses.forEach(reading::take);
        return reading;
    }

    /** The roles of a clause depend on which words of duty it uses together. */
    private void take(Clause clause) {
        List<Mention> ofUnits =
                clause.mentions().stream().filter(m -> m.duty().isOfUnits()).toList();
        Map<Mention, List<UnitList.Piece>> named = new LinkedHashMap<>();
        for (Mention mention : ofUnits) {
            named.put(mention, units(mention));
        }
        Roles roles = Roles.of(named, style.conventions());
        named.forEach((mention, pieces) -> assign(clause, mention, pieces, roles));
        clause.mentions().stream().filter(m -> m.duty() == Duty.LEADER).forEach(this::lead);
        clause.mentions().stream().filter(m -> m.duty() == Duty.DEADLINE).forEach(m -> deadlines.add(m.list()));
    }

    /** The entries of a list that are units; what says until when, or is part of a rule, is taken out. */
    private List<UnitList.Piece> units(Mention mention) {
        List<UnitList.Piece> units = new ArrayList<>();
        for (UnitList.Piece piece : UnitList.of(mention.list(), style.known())) {
            List<DayPhrase> days = piece.isGroup() ? List.of() : DayPhrase.in(piece.text(), null);
            boolean when = !days.isEmpty() && (days.getFirst().start() == 0 || !UnitNames.isName(piece.text()));
            if (when) {
                deadlines.add(piece.words());
            } else if (!style.conventions().isPartOfRule(piece.text())) {
                units.add(piece);
            }
        }
        return units;
    }

    private void assign(Clause clause, Mention mention, List<UnitList.Piece> pieces, Roles roles) {
        List<String> names = style.ellipsis().fullNames(pieces, style.known());
        boolean unstated = mention.duty() == Duty.UNSTATED && !pieces.isEmpty();
        if (unstated) {
            doubts.addWords(
                    Doubt.Code.ROLE_NOT_STATED,
                    mention.list(),
                    roles.of(mention, pieces.getFirst(), 0).name());
        }
        boolean unsure = unstated || clause.form() == Clause.Form.HALF_BRACKET;
        for (int i = 0; i < pieces.size(); i++) {
            UnitList.Piece piece = pieces.get(i);
            Role role = roles.of(mention, piece, i);
            boolean consolidates = mention.duty() == Duty.CONSOLIDATE || piece.ownDuty() == Duty.CONSOLIDATE;
            if (piece.group() != null) {
                groups.add(group(piece, piece.group(), mention.duty(), role, unsure));
            } else {
                assign(piece, names.get(i), role, unsure, consolidates);
            }
            if (consolidates) {
                consolidating = names.get(i);
            }
        }
    }

    private Notice.GroupReference group(UnitList.Piece piece, GroupRule group, Duty duty, Role role, boolean unsure) {
        if (group.unclear()) {
            doubts.addWords(Doubt.Code.GROUP_KIND_UNKNOWN, piece.words());
        }
        if (role == Role.LEAD && duty == Duty.LEAD) {
            if (group.open()) {
                doubts.addWords(Doubt.Code.LEAD_LEFT_OPEN, piece.words());
            } else if (hasLead()) {
                doubts.addWords(Doubt.Code.GROUP_AMONG_LEADS, piece.words(), Role.CO_ORGANIZER.name());
            }
        }
        Confidence confidence = unsure || group.unclear() ? Confidence.UNSURE : Confidence.SURE;
        return new Notice.GroupReference(
                piece.words().asWritten(),
                role,
                group.scope(),
                group.kinds(),
                group.open(),
                piece.words().span(),
                confidence);
    }

    private void assign(UnitList.Piece piece, String unit, Role role, boolean unsure, boolean consolidatesOnly) {
        ReadableText name = piece.words();
        String apart = UnitNames.apart(piece.text());
        boolean several = !apart.equals(piece.text());
        boolean odd =
                !style.known().contain(name) && (several || !UnitNames.isName(piece.text()) || GroupRule.isKind(name));
        if (odd) {
            doubts.addWords(Doubt.Code.UNIT_NAME_ODD, name, several ? apart : null);
        }
        String written = name.asWritten();
        Confidence confidence =
                unsure || odd ? Confidence.UNSURE : unit.equals(written) ? Confidence.SURE : Confidence.LIKELY;
        Notice.Assignment assignment = new Notice.Assignment(unit, written, role, false, name.span(), confidence);
        Notice.Assignment before = assignments.putIfAbsent(unit, assignment);
        if (before != null && before.role() != role && !consolidatesOnly) {
            doubts.addWords(Doubt.Code.UNIT_NAMED_TWICE, name, before.role().name());
        }
    }

    private void lead(Mention mention) {
        for (ReadableText name : PersonNames.in(mention.list())) {
            boolean odd = !PersonNames.isName(name.toString());
            if (odd) {
                doubts.addWords(Doubt.Code.LEADER_NAME_ODD, name);
            }
            leaders.add(new Notice.Leader(
                    name.asWritten(), mention.label(), name.span(), odd ? Confidence.UNSURE : Confidence.LIKELY));
        }
    }

    /** Adds units that the notice names once for all. */
    void addDefaults(Span item) {
        for (ReadableText unit : style.conventions().defaultsAt(item)) {
            String name = unit.asWritten();
            Role role = hasLead() ? Role.CO_ORGANIZER : Role.SHARED;
            assignments.putIfAbsent(
                    name, new Notice.Assignment(name, name, role, false, unit.span(), Confidence.LIKELY));
        }
    }

    boolean hasLead() {
        return assignments.values().stream().anyMatch(a -> a.role() == Role.LEAD);
    }

    /** Who might lead where nobody is said to: the first unit named. */
    @Nullable
    String likeliestLead() {
        return assignments.isEmpty() ? null : assignments.firstEntry().getKey();
    }

    /** Whether it is told who carries the task without telling who leads: some unit, or more than one group. */
    boolean sharesAmongUnits() {
        return assignments.values().stream().anyMatch(a -> a.role() == Role.SHARED)
                || groups.stream().anyMatch(g -> g.role() == Role.SHARED);
    }

    /** In the order of the text; the unit named for it consolidates, else the first lead, else the first that shares. */
    List<Notice.Assignment> assignments() {
        String gathers = consolidating.isEmpty() ? firstOf(Role.LEAD, firstOf(Role.SHARED, "")) : consolidating;
        return assignments.values().stream()
                .map(a -> new Notice.Assignment(
                        a.unit(), a.asWritten(), a.role(), a.unit().equals(gathers), a.span(), a.confidence()))
                .toList();
    }

    private String firstOf(Role role, String otherwise) {
        return assignments.values().stream()
                .filter(a -> a.role() == role)
                .map(Notice.Assignment::unit)
                .findFirst()
                .orElse(otherwise);
    }

    List<Notice.GroupReference> groups() {
        return List.copyOf(groups);
    }

    List<Notice.Leader> leaders() {
        return List.copyOf(leaders);
    }

    /** Words of the clauses that say until when. */
    List<ReadableText> deadlines() {
        return deadlines;
    }
}
