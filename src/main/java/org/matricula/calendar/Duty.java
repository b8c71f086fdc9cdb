package org.matricula.calendar;

import java.time.LocalDate;

/// 工作事项: something of a term that has its day.
///
/// @param what the message key `duty.<what>`
/// @param subject what it is about, such as a term or a campaign
/// @param left how many are still to be done, 0 for none
public record Duty(LocalDate on, String what, String subject, long left, String href) {}
