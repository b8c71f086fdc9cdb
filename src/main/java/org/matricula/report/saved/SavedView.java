package org.matricula.report.saved;

import java.util.List;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// What the pages of saved reports show.
public interface SavedView {

    record One(Saved it, List<Saved.Delivery> deliveries) {}

    record Page(List<Saved> saved, List<Choice> dimensions, List<Line> lines) {}
}
