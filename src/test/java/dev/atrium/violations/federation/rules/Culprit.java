package dev.atrium.violations.federation.rules;

import jakarta.servlet.http.HttpServletRequest;

public class Culprit {
  HttpServletRequest request;
}
