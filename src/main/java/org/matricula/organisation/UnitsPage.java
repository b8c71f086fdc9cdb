package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.TreeNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The tree of units.
@Controller
@Allowed(Allowed.SIGNED_IN)
class UnitsPage {

    private static final int MOST = 1000;
    private static final int OPEN_AT_FIRST = 60;

    private final UnitTree tree;
    private final MessageSource messages;
    private final Clock clock;

    UnitsPage(UnitTree tree, MessageSource messages, Clock clock) {
        this.tree = tree;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/units")
    String show(Model model, Locale locale) {
        var today = LocalDate.now(clock);
        var seen = tree.seen(today, MOST + 1);
        var shortened = seen.size() > MOST;
        if (shortened) {
            seen = tree.seenAboveClasses(today, MOST);
        }
        model.addAttribute("nodes", nodes(seen, locale));
        model.addAttribute("count", seen.size());
        model.addAttribute("shortened", shortened);
        model.addAttribute("mayPlant", TreeKeepers.unlessMayPlant() == null);
        return "organisation/units";
    }

    /// From the tree's order: a unit's children are what follows within its interval.
    private List<TreeNode> nodes(List<Unit> inOrder, Locale locale) {
        var open = inOrder.size() <= OPEN_AT_FIRST;
        var top = new ArrayList<TreeNode>();
        var line = new ArrayDeque<Branch>();
        for (var unit : inOrder) {
            while (!line.isEmpty() && !line.peek().unit.covers(unit)) {
                close(line, top, open, locale);
            }
            line.push(new Branch(unit, new ArrayList<>()));
        }
        while (!line.isEmpty()) {
            close(line, top, open, locale);
        }
        return top;
    }

    private record Branch(Unit unit, List<TreeNode> children) {}

    private void close(ArrayDeque<Branch> line, List<TreeNode> top, boolean open, Locale locale) {
        var done = line.pop();
        var unit = done.unit();
        var own = unit.id().equals(Acting.now().unit());
        var node =
                new TreeNode(
                        unit.name(),
                        "/units/" + unit.id(),
                        icon(unit.kind()),
                        messages.getMessage("organisation.kind." + unit.kind(), null, locale),
                        open
                                || own
                                || line.isEmpty()
                                || done.children().stream().anyMatch(TreeNode::open),
                        false,
                        done.children());
        (line.isEmpty() ? top : line.peek().children()).add(node);
    }

    static String icon(String kind) {
        return switch (kind) {
            case "province" -> "landmark";
            case "branch", "teaching-point" -> "building";
            case "school" -> "school";
            case "class" -> "users";
            case "major" -> "graduation-cap";
            default -> "folder";
        };
    }
}
