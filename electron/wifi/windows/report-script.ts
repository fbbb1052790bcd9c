/**
 * One fixed text for Windows PowerShell: nothing is ever put into it. It prints one JSON object:
 * `service` (4 = running, ServiceControllerStatus), `adapters` and `routes` (the properties of MSFT_NetAdapter and
 * MSFT_NetRoute, whose names and numbers do not follow the language), and `interfaces` (what
 * `netsh wlan show interfaces` printed). Setting the console to UTF-8 first lets names through that the console's own
 * code page lacks; a system that forbids it still answers, with such names unreadable. No double quotation mark: how
 * the text travels to PowerShell then depends on nobody's quoting.
 */
export const systemReportScript = [
  `$ErrorActionPreference = 'SilentlyContinue'`,
  `try { [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false } catch { }`,
  `$service = Get-Service -Name WlanSvc`,
  `$adapters = Get-NetAdapter -Physical | Select-Object ${[
    `@{n='guid';e={[string]$_.InterfaceGuid}}`,
    `@{n='name';e={[string]$_.Name}}`,
    `@{n='index';e={[int]$_.ifIndex}}`,
    `@{n='medium';e={[int]$_.NdisPhysicalMedium}}`,
  ].join(', ')}`,
  `$routes = Get-NetRoute -DestinationPrefix 0.0.0.0/0 | Select-Object ${[
    `@{n='index';e={[int]$_.ifIndex}}`,
    `@{n='metric';e={[int]$_.RouteMetric + [int]$_.InterfaceMetric}}`,
  ].join(', ')}`,
  `$lines = & (Join-Path $env:SystemRoot 'System32\\netsh.exe') wlan show interfaces`,
  `$report = @{ service = [int]$service.Status; adapters = @($adapters); routes = @($routes)`,
  `interfaces = (@($lines) -join [string][char]10) }`,
  `ConvertTo-Json -Compress -Depth 4 -InputObject $report`,
].join('; ');
