package org.matricula.organisation;

import java.util.List;
import java.util.UUID;

/// 所在单位: where persons belong today. A student's or guardian's post stays where it was given when
/// the student goes to another school; what they may see there does not.
public interface Belonging {

    /// The units of those who are still on a roll, or, if none of them is, of all of them.
    List<UUID> units(List<UUID> persons);
}
