package org.matricula.change.transfer;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class TransferMenu implements Menu {

    @Override
    public int order() {
        return 110;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(OpenToTransfers.READERS)
                ? List.of(
                        new MenuEntry(
                                "page.group.work",
                                "transfer.title",
                                "arrow-left-right",
                                "/transfers",
                                null))
                : List.of();
    }
}
